// A line between two network interfaces, in user space: delay, loss and rate. Needs no netem in the kernel.
//   emulator plain IF                                    whole packets only, with their sums: nothing is left to a card
//   emulator IF_A IF_B DELAY_MS LOSS_PERCENT KBITS QUEUE_MS   KBITS (0: no limit) holds from A to B, the rest both ways
// It ends with the program that started it.
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <linux/ethtool.h>
#include <linux/if_ether.h>
#include <linux/if_packet.h>
#include <linux/sockios.h>
#include <net/if.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { places = 20000, most_bytes = 2048 };

struct packet {
  double due_at;
  int bytes;
  unsigned char data[most_bytes];
};

struct way {
  struct packet *queue;
  int head, tail;
  double free_at;
  double kbits;
};

static double now_ms(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1e3 + t.tv_nsec / 1e6;
}

static void fail(const char *what) {
  perror(what);
  exit(1);
}

static void named(struct ifreq *request, const char *interface) {
  memset(request, 0, sizeof *request);
  strncpy(request->ifr_name, interface, IFNAMSIZ - 1);
}

static int make_plain(const char *interface) {
  int s = socket(AF_INET, SOCK_DGRAM, 0);
  const unsigned what[] = {ETHTOOL_STXCSUM, ETHTOOL_SGSO, ETHTOOL_SGRO, ETHTOOL_STSO};
  for (int i = 0; i < 4; i++) {
    struct ethtool_value off = {what[i], 0};
    struct ifreq request;
    named(&request, interface);
    request.ifr_data = (void *)&off;
    if (ioctl(s, SIOCETHTOOL, &request) && i < 2) fail(interface);
  }
  return 0;
}

static int open_interface(const char *interface) {
  int s = socket(AF_PACKET, SOCK_RAW, htons(ETH_P_ALL));
  struct ifreq request;
  named(&request, interface);
  if (s < 0 || ioctl(s, SIOCGIFINDEX, &request)) fail(interface);
  struct sockaddr_ll address = {
      .sll_family = AF_PACKET, .sll_protocol = htons(ETH_P_ALL), .sll_ifindex = request.ifr_ifindex};
  if (bind(s, (void *)&address, sizeof address)) fail(interface);
  int yes = 1, room = 8 << 20;
  setsockopt(s, SOL_PACKET, PACKET_IGNORE_OUTGOING, &yes, sizeof yes);
  setsockopt(s, SOL_SOCKET, SO_RCVBUFFORCE, &room, sizeof room);
  return s;
}

static void take(int s, struct way *way, double delay, double loss, double most_queue) {
  for (int i = 0; i < 64; i++) {
    int next = (way->tail + 1) % places;
    if (next == way->head) return;
    struct packet *packet = &way->queue[way->tail];
    packet->bytes = recv(s, packet->data, most_bytes, MSG_DONTWAIT);
    if (packet->bytes <= 0) return;
    // Who asks for an address must be heard: what is lost are packets of data and their answers.
    if (packet->bytes > 60 && (double)rand() / RAND_MAX < loss) continue;
    double now = now_ms();
    if (way->free_at < now) way->free_at = now;
    if (way->kbits > 0) {
      if (way->free_at - now > most_queue) continue;
      way->free_at += packet->bytes * 8.0 / way->kbits;
    }
    packet->due_at = way->free_at + delay;
    way->tail = next;
  }
}

int main(int count, char **words) {
  if (count == 3 && !strcmp(words[1], "plain")) return make_plain(words[2]);
  if (count != 7) return 2;
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  int s[2] = {open_interface(words[1]), open_interface(words[2])};
  double delay = atof(words[3]), loss = atof(words[4]) / 100, most_queue = atof(words[6]);
  struct way ways[2] = {{.kbits = atof(words[5])}, {.kbits = 0}};
  for (int d = 0; d < 2; d++) ways[d].queue = malloc(sizeof(struct packet) * places);
  srand(42);
  for (;;) {
    double wait = 50;
    for (int d = 0; d < 2; d++)
      if (ways[d].head != ways[d].tail) {
        double due = ways[d].queue[ways[d].head].due_at - now_ms();
        if (due < wait) wait = due > 0 ? due : 0;
      }
    struct pollfd heard[2] = {{s[0], POLLIN, 0}, {s[1], POLLIN, 0}};
    struct timespec t = {0, (long)(wait * 1e6)};
    ppoll(heard, 2, &t, NULL);
    for (int d = 0; d < 2; d++) {
      if (heard[d].revents & POLLIN) take(s[d], &ways[d], delay, loss, most_queue);
      while (ways[d].head != ways[d].tail && ways[d].queue[ways[d].head].due_at <= now_ms()) {
        struct packet *packet = &ways[d].queue[ways[d].head];
        send(s[1 - d], packet->data, packet->bytes, 0);
        ways[d].head = (ways[d].head + 1) % places;
      }
    }
  }
}
