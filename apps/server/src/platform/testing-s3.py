"""A real S3 server for tests: OpenStack Swift with its s3api, from Debian's packages, with one disk and no replicas.

usage: python3 testing-s3.py FOLDER PROXY OBJECT CONTAINER ACCOUNT MEMCACHED SECRET   (five free ports of 127.0.0.1)
Runs until it is ended, and its servers with it.
"""

import getpass
import os
import runpy
import shutil
import signal
import sys
from pathlib import Path

import swift.common.utils
from swift.common.ring import RingBuilder

folder = Path(sys.argv[1])
ports = dict(zip(["proxy", "object", "container", "account", "memcached"], sys.argv[2:7]))
secret = sys.argv[7]

PROXY = """
[pipeline:main]
pipeline = catch_errors gatekeeper healthcheck cache listing_formats s3api tempauth bulk slo proxy-server
[app:proxy-server]
use = egg:swift#proxy
account_autocreate = true
[filter:catch_errors]
use = egg:swift#catch_errors
[filter:gatekeeper]
use = egg:swift#gatekeeper
[filter:healthcheck]
use = egg:swift#healthcheck
[filter:cache]
use = egg:swift#memcache
memcache_servers = 127.0.0.1:{memcached}
[filter:listing_formats]
use = egg:swift#listing_formats
[filter:s3api]
use = egg:swift#s3api
s3_acl = false
location = us-east-1
[filter:tempauth]
use = egg:swift#tempauth
user_test_tester = {secret} .admin
[filter:bulk]
use = egg:swift#bulk
[filter:slo]
use = egg:swift#slo
"""

BACK = """
[pipeline:main]
pipeline = {name}-server
[app:{name}-server]
use = egg:swift#{name}
"""

COMMON = """
[DEFAULT]
bind_ip = 127.0.0.1
bind_port = {port}
workers = 0
user = {user}
mount_check = false
devices = {folder}/disks
swift_dir = {folder}
log_level = ERROR
log_address = {folder}/no-log
"""

HASH = """
[swift-hash]
swift_hash_path_prefix = tests
swift_hash_path_suffix = tests
[storage-policy:0]
name = only
default = yes
"""


def write_settings():
    (folder / "disks" / "d1").mkdir(parents=True)
    (folder / "swift.conf").write_text(HASH)
    # Swift reads only /etc/swift/swift.conf unless it is told.
    swift.common.utils.SWIFT_CONF_FILE = str(folder / "swift.conf")
    swift.common.utils.validate_hash_conf()
    for name in ["proxy", "object", "container", "account"]:
        common = COMMON.format(port=ports[name], user=getpass.getuser(), folder=folder)
        text = PROXY.format(secret=secret, **ports) if name == "proxy" else BACK.format(name=name)
        (folder / f"{name}.conf").write_text(common + text)
    for name in ["object", "container", "account"]:
        ring = RingBuilder(4, 1, 1)
        place = {"region": 1, "zone": 1, "ip": "127.0.0.1", "port": int(ports[name]), "device": "d1", "weight": 100}
        ring.add_dev(place)
        ring.rebalance()
        ring.get_ring().save(str(folder / f"{name}.ring.gz"))


def start(name):
    pid = os.fork()
    if pid:
        return pid
    os.setpgid(0, 0)
    if name == "memcached":
        os.execvp(name, [name, "-l", "127.0.0.1", "-p", ports[name], "-m", "16", "-u", getpass.getuser()])
    program = shutil.which(f"swift-{name}-server")
    sys.argv = [program, str(folder / f"{name}.conf")]
    runpy.run_path(program, run_name="__main__")
    sys.exit(0)


def end(*_):
    for pid in pids:
        try:
            os.killpg(pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
    os._exit(0)


write_settings()
pids = [start(name) for name in ports]
signal.signal(signal.SIGTERM, end)
signal.signal(signal.SIGINT, end)
# The pipe to who started us closes when that one is gone, however it ended.
sys.stdin.read()
end()
