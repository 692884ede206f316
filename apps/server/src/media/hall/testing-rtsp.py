"""A camera that speaks RTSP, with a name and a password, for tests: rtsp://proctor:p%40ss@127.0.0.1:<port printed>/hall"""
import sys

import gi

gi.require_version('Gst', '1.0')
gi.require_version('GstRtspServer', '1.0')
from gi.repository import GLib, Gst, GstRtspServer

Gst.init(None)
codec = sys.argv[1] if len(sys.argv) > 1 else 'h264'
encode = {
    'h264': 'x264enc tune=zerolatency speed-preset=ultrafast bitrate=300 key-int-max=15 ! rtph264pay',
    'vp8': 'vp8enc deadline=1 keyframe-max-dist=15 ! rtpvp8pay',
}[codec]
server = GstRtspServer.RTSPServer()
server.set_address('127.0.0.1')
server.set_service('0')
auth = GstRtspServer.RTSPAuth()
token = GstRtspServer.RTSPToken()
token.set_string('media.factory.role', 'user')
auth.add_basic(GstRtspServer.RTSPAuth.make_basic('proctor', 'p@ss'), token)
server.set_auth(auth)
factory = GstRtspServer.RTSPMediaFactory()
factory.set_launch(
    f'( videotestsrc is-live=true ! video/x-raw,width=320,height=240,framerate=15/1 ! {encode} name=pay0 pt=96 )'
)
factory.set_shared(True)
permissions = GstRtspServer.RTSPPermissions()
permissions.add_permission_for_role('user', 'media.factory.access', True)
permissions.add_permission_for_role('user', 'media.factory.construct', True)
factory.set_permissions(permissions)
server.get_mount_points().add_factory('/hall', factory)
server.attach(None)
print(server.get_bound_port(), flush=True)
# Whoever started it holds its input open; when that closes there is nobody to show anything to.
GLib.io_add_watch(sys.stdin.fileno(), GLib.PRIORITY_DEFAULT, GLib.IO_IN | GLib.IO_HUP, lambda *_: sys.exit(0))
GLib.MainLoop().run()
