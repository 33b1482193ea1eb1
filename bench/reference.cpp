// The workload of bench/workload.ts as a plain C++ program: the rules of the model for the features that it uses, the same
// draws, the same rounding, the same counters, nothing skipped. Prints a checksum of the counters, how many entries
// were settled and the shortest time of a run in milliseconds. Usage: reference [repeats]
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <queue>
#include <string>
#include <vector>

using i64 = std::int64_t;
using u32 = std::uint32_t;
using u64 = std::uint64_t;

// Chance: a keyed hash and an exponential by table, bit for bit those of src/engine/chance.ts and elementary.ts.

static u32 mix(u32 h) {
  h = (h ^ (h >> 16)) * 0x21f0aaadu;
  h = (h ^ (h >> 15)) * 0x735a2d97u;
  return h ^ (h >> 15);
}

static u32 hashOf(const std::string &text) {
  u32 h = 0x811c9dc5u;
  for (unsigned char c : text) h = (h ^ c) * 0x01000193u;
  return mix(h);
}

static double ln(double x) {
  const double halfRoot = 0.7071067811865476;
  int exponent = 0;
  double m = x;
  for (; m >= 2 * halfRoot; exponent++) m *= 0.5;
  for (; m < halfRoot; exponent--) m *= 2;
  const double s = (m - 1) / (m + 1), q = s * s;
  double sum = 0;
  for (int k = 21; k >= 3; k -= 2) sum = (sum + 1.0 / k) * q;
  return exponent * 0.6931471803691238 + (2 * s * (1 + sum) + exponent * 1.9082149292705877e-10);
}

static double middles[1024], scales[33], shifts[33];

static void makeTables() {
  for (int cell = 0; cell < 512; cell++) {
    const double middle = 1 + (cell + 0.5) / 512;
    middles[2 * cell] = ln(middle);
    middles[2 * cell + 1] = 1 / middle;
  }
  double scale = 1.0 / 2147483648.0;
  for (int zeros = 0; zeros <= 32; zeros++, scale *= 2) {
    scales[zeros] = scale;
    shifts[zeros] = (zeros + 1) * 0.6931471803691238 + (zeros + 1) * 1.9082149292705877e-10;
  }
}

static double exponentialOf(u32 bits) {
  const int zeros = bits == 0 ? 32 : __builtin_clz(bits);
  const u32 normal = u32(u64(bits) << zeros) | u32((u64(1) << zeros) >> 1);
  const u32 cell = bits == 0 ? 0 : 2 * ((normal >> 22) & 511);
  const double r = (bits + 0.5) * (scales[zeros] * middles[cell + 1]) - 1, square = r * r;
  const double rest = r - 0.5 * square + r * square * (1.0 / 3 - 0.25 * r);
  return shifts[zeros] - (middles[cell] + rest);
}

static i64 rounded(double us) { return i64(std::floor(us + 0.5)); }

struct Span {
  enum Kind { constant, uniform, exponential } kind;
  double a, b;
};

struct Stream {
  u32 first, second, third;
  Stream(const std::string &purpose, const std::string &lane) {
    const u32 base = mix(mix(7u + 0x9e3785b5u) ^ hashOf(purpose + " " + lane));
    first = mix(base + 0x6a09e667u);
    second = mix(base ^ 0xbb67ae85u);
    third = mix(base + 0x3c6ef372u);
  }
  u32 bits(u32 key, u32 sub) const {
    u32 h = mix(key + first);
    h = mix(h ^ second ^ ((sub + 1) * 0x9e3779b1u));
    return mix(h + third + key * 0x85ebca6bu);
  }
  double uniform(u32 key, u32 sub) const { return bits(key, sub) / 4294967296.0; }
  i64 us(const Span &span, u32 key, u32 sub) const {
    if (span.kind == Span::constant) return i64(span.a);
    if (span.kind == Span::uniform) return rounded(span.a + uniform(key, sub) * (span.b - span.a));
    return rounded(exponentialOf(bits(key, sub)) * span.a);
  }
};

// What is to come: the order is time, kind, lane, number.

enum Kind { happen = 2, arrive = 4, workDone = 5, answerLeaves = 6, response = 7, timeout = 8, tick = 10, due = 12 };

struct Entry {
  i64 at;
  u32 place;
  u64 number;
};

struct Later {
  bool operator()(const Entry &a, const Entry &b) const {
    if (a.at != b.at) return a.at > b.at;
    return a.place != b.place ? a.place > b.place : a.number > b.number;
  }
};

struct Calendar : std::priority_queue<Entry, std::vector<Entry>, Later> {
  Calendar() { c.reserve(1 << 16); }
  void clear() { c.clear(); }
  void plan(i64 at, Kind kind, u32 lane, u32 number) { push({at, u32(kind) * 4 + lane, number}); }
};

// Counters of a lane, and how long events took to become known and to have their first effect.

struct Delays {
  u64 count, sum, max;
  u32 buckets[48 * 128];
  void add(i64 delay) {
    const u64 us = u64(delay);
    const int shift = us < 128 ? 0 : 56 - __builtin_clzll(us);
    buckets[shift * 128 + int(us >> shift)]++;
    count++;
    sum += us;
    if (us > max) max = us;
  }
};

struct Tally {
  i64 requests, useful, wasted, skipped, bytesUp, bytesDown, attempts, failedAttempts, timeouts;
  i64 pending, knownOnce, knownAgain, lost, duplicateDeliveries, effects, duplicateEffects;
  Delays known, effect;
};

static Calendar calendar;
static i64 now;
static std::vector<i64> happenedAt;
static const i64 payloadBytes = 1400;

// A subscriber's desk: jobs in order of acceptance, so many at a time.

struct Job {
  u32 event, request;
};

struct Handler {
  u32 lane, workers;
  Span service;
  Stream chance;
  std::vector<Job> jobs;
  u32 accepted, started, busy;
  void accept(u32 event, u32 request) {
    jobs[++accepted] = {event, request};
    if (busy < workers) start();
  }
  void finish() { busy--; }
  void startWaiting() {
    while (started < accepted && busy < workers) start();
  }
  void start() {
    busy++;
    started++;
    calendar.plan(now + chance.us(service, started, 0), workDone, lane, started);
  }
};

struct Network {
  Span latency;
  double loss;
  Stream latencyUp, latencyDown, lossUp, lossDown;
  Network(Span span, double chance, const std::string &kind, const std::string &lane)
      : latency(span), loss(chance), latencyUp("latency-up-" + kind, lane), latencyDown("latency-down-" + kind, lane),
        lossUp("loss-up-" + kind, lane), lossDown("loss-down-" + kind, lane) {}
  bool isLostUp(u32 key, u32 sub) const { return loss > 0 && lossUp.bits(key, sub) < loss * 4294967296.0; }
  bool isLostDown(u32 key, u32 sub) const { return loss > 0 && lossDown.bits(key, sub) < loss * 4294967296.0; }
};

// A polling lane.

struct Poll {
  u32 cursor, found;
  bool hasMore;
};

struct PollingLane {
  u32 lane;
  i64 interval, timeoutAfter, source;
  double jitter;
  u32 pageSize;
  bool conditional;
  Network network;
  Stream tickJitter;
  Handler handler;
  std::vector<Poll> polls;
  Tally tally;
  u32 cursor, requests, unsettled, ticks;
  i64 plannedTick;

  void start() { planTick(0); }
  void planTick(i64 at) {
    plannedTick = at;
    ticks++;
    const i64 delay = jitter == 0 ? 0 : rounded(tickJitter.uniform(ticks, 0) * jitter * double(interval));
    calendar.plan(at + delay, tick, lane, ticks);
  }
  void ticked() {
    planTick(std::max(now, plannedTick + interval));
    if (unsettled != 0) tally.skipped++;
    else ask();
  }
  void ask() {
    const u32 request = ++requests;
    polls[request] = {cursor, 0, false};
    unsettled = request;
    tally.requests++;
    tally.bytesUp += 297;
    const i64 arrivesAt = now + network.latencyUp.us(network.latency, request, 0);
    if (!network.isLostUp(request, 0)) calendar.plan(arrivesAt, arrive, lane, request);
    calendar.plan(now + timeoutAfter, timeout, lane, request);
  }
  void requestArrives(u32 request) {
    Poll &poll = polls[request];
    const u32 above = u32(happenedAt.size()) - 1 - poll.cursor;
    poll.found = std::min(above, pageSize);
    poll.hasMore = above > pageSize;
    calendar.plan(now + source, answerLeaves, lane, request);
  }
  void answers(u32 request) {
    const u32 found = polls[request].found;
    tally.bytesDown += 579 + found * payloadBytes + (found == 0 && !conditional ? 2 : 0);
    const i64 arrivesAt = now + network.latencyDown.us(network.latency, request, 0);
    if (!network.isLostDown(request, 0)) calendar.plan(arrivesAt, response, lane, request);
  }
  void answerArrives(u32 request) {
    if (unsettled != request) return;
    unsettled = 0;
    const Poll poll = polls[request];
    if (poll.found == 0) {
      tally.wasted++;
      return;
    }
    tally.useful++;
    for (u32 event = cursor + 1; event <= cursor + poll.found; event++) {
      tally.pending--;
      tally.knownOnce++;
      tally.known.add(now - happenedAt[event]);
    }
    const u32 first = cursor + 1;
    cursor += poll.found;
    for (u32 event = first; event <= cursor; event++) handler.accept(event, 0);
    if (poll.hasMore) ask();
  }
  void timesOut(u32 request) {
    if (unsettled != request) return;
    unsettled = 0;
    tally.wasted++;
    tally.timeouts++;
  }
  void workIsDone(u32 job) {
    handler.finish();
    tally.effects++;
    tally.effect.add(now - happenedAt[handler.jobs[job].event]);
    handler.startWaiting();
  }
};

// A webhook lane: its sender and its receiver.

struct Attempt {
  u32 event;
  unsigned char number;
  bool isSettled, isAccepted;
};

struct Delivery {
  i64 claimedAt;
  u32 effects;
  unsigned char attempts, failures;
  bool isKnown, isLost;
};

struct WebhookLane {
  u32 lane;
  i64 dispatch, timeoutAfter, acknowledgeAfter, keepsIdsFor;
  std::vector<i64> delays;
  double retryJitter;
  Network network;
  Stream jitter;
  Handler handler;
  std::vector<Attempt> attempts;
  std::vector<Delivery> deliveries;
  Tally tally;
  u32 requests;

  void eventHappened(u32 event) {
    deliveries[event] = {-1, 0, 0, 0, false, false};
    calendar.plan(now + dispatch, due, lane, event);
  }
  void send(u32 event) {
    const u32 request = ++requests;
    const unsigned char number = ++deliveries[event].attempts;
    attempts[request] = {event, number, false, false};
    tally.requests++;
    tally.attempts++;
    tally.bytesUp += 410 + payloadBytes;
    const i64 arrivesAt = now + network.latencyUp.us(network.latency, event, number);
    if (!network.isLostUp(event, number)) calendar.plan(arrivesAt, arrive, lane, request);
    calendar.plan(now + timeoutAfter, timeout, lane, request);
  }
  void requestArrives(u32 request) {
    Attempt &attempt = attempts[request];
    Delivery &delivery = deliveries[attempt.event];
    if (keepsIdsFor >= 0 && delivery.claimedAt >= 0 && now - delivery.claimedAt <= keepsIdsFor) {
      tally.duplicateDeliveries++;
      calendar.plan(now + acknowledgeAfter, answerLeaves, lane, request);
      return;
    }
    attempt.isAccepted = true;
    tally.useful++;
    if (attempt.isSettled) tally.wasted--;
    if (!delivery.isKnown) {
      delivery.isKnown = true;
      (delivery.isLost ? tally.lost : tally.pending)--;
      tally.knownOnce++;
      tally.known.add(now - happenedAt[attempt.event]);
    }
    if (keepsIdsFor >= 0) delivery.claimedAt = now;
    handler.accept(attempt.event, request);
  }
  void answers(u32 request) {
    const Attempt &attempt = attempts[request];
    tally.bytesDown += 99;
    const i64 arrivesAt = now + network.latencyDown.us(network.latency, attempt.event, attempt.number);
    if (!network.isLostDown(attempt.event, attempt.number)) calendar.plan(arrivesAt, response, lane, request);
  }
  void answerArrives(u32 request) {
    Attempt &attempt = attempts[request];
    if (attempt.isSettled) return;
    attempt.isSettled = true;
    if (!attempt.isAccepted) tally.wasted++;
  }
  void timesOut(u32 request) {
    Attempt &attempt = attempts[request];
    if (attempt.isSettled) return;
    attempt.isSettled = true;
    if (!attempt.isAccepted) tally.wasted++;
    tally.failedAttempts++;
    tally.timeouts++;
    Delivery &delivery = deliveries[attempt.event];
    if (delivery.failures < delays.size()) {
      const double delay = double(delays[delivery.failures++]);
      const double factor = 1 + (2 * jitter.uniform(attempt.event, attempt.number) - 1) * retryJitter;
      calendar.plan(now + rounded(delay * factor), due, lane, attempt.event);
    } else if (!delivery.isKnown) {
      delivery.isLost = true;
      tally.pending--;
      tally.lost++;
    }
  }
  void workIsDone(u32 job) {
    const Job done = handler.jobs[job];
    handler.finish();
    const u32 effects = ++deliveries[done.event].effects;
    tally.effects++;
    if (effects == 1) {
      tally.effect.add(now - happenedAt[done.event]);
    } else {
      tally.duplicateEffects++;
      if (effects == 2) {
        tally.knownOnce--;
        tally.knownAgain++;
      }
    }
    answers(done.request);
    handler.startWaiting();
  }
};

// The workload, and a run of it.

static const u32 eventRoom = 400000, requestRoom = 600000;
static const i64 horizon = 1200000000;
static const double meanGap = 60000000.0 / 12000;

static Handler handlerOf(u32 lane, u32 workers, Span service, const std::string &id) {
  return {lane, workers, service, Stream("service", id), std::vector<Job>(requestRoom), 0, 0, 0};
}

static WebhookLane webhook{0, 5000, 5000000, 1000, 6000000, {500000, 1000000, 2000000, 4000000}, 0.2,
    Network({Span::exponential, 30000, 0}, 0.05, "attempt", "webhook"), Stream("retry-jitter", "webhook"),
    handlerOf(0, 4, {Span::exponential, 15000, 0}, "webhook"), std::vector<Attempt>(requestRoom),
    std::vector<Delivery>(eventRoom), {}, 0};

static PollingLane polling[2] = {
    {1, 1000000, 2000000, 5000, 0.1, 100, true, Network({Span::uniform, 10000, 60000}, 0.01, "poll", "quick"),
        Stream("poll-jitter", "quick"), handlerOf(1, 4, {Span::exponential, 15000, 0}, "quick"),
        std::vector<Poll>(requestRoom), {}, 0, 0, 0, 0, 0},
    {2, 5000000, 30000000, 5000, 0, 1000, false, Network({Span::constant, 40000, 0}, 0, "poll", "slow"),
        Stream("poll-jitter", "slow"), handlerOf(2, 8, {Span::uniform, 5000, 30000}, "slow"),
        std::vector<Poll>(requestRoom), {}, 0, 0, 0, 0, 0}};

static void clear(Handler &handler) { handler.accepted = handler.started = handler.busy = 0; }

static void clearAll() {
  calendar.clear();
  now = 0;
  happenedAt.assign(1, 0);
  webhook.tally = {};
  webhook.requests = 0;
  clear(webhook.handler);
  for (PollingLane &lane : polling) {
    lane.tally = {};
    lane.cursor = lane.requests = lane.unsettled = lane.ticks = 0;
    clear(lane.handler);
  }
}

static u64 run(const Stream &arrivals) {
  u64 steps = 0;
  u32 gaps = 1;
  calendar.plan(rounded(exponentialOf(arrivals.bits(gaps, 0)) * meanGap), happen, 0, gaps);
  for (PollingLane &lane : polling) lane.start();
  while (!calendar.empty() && calendar.top().at < horizon) {
    const Entry entry = calendar.top();
    calendar.pop();
    now = entry.at;
    steps++;
    const u32 number = u32(entry.number), lane = entry.place & 3;
    PollingLane &poller = polling[lane == 2 ? 1 : 0];
    switch (entry.place >> 2) {
      case happen: {
        const u32 event = u32(happenedAt.size());
        happenedAt.push_back(now);
        webhook.tally.pending++;
        for (PollingLane &each : polling) each.tally.pending++;
        gaps++;
        calendar.plan(now + rounded(exponentialOf(arrivals.bits(gaps, 0)) * meanGap), happen, 0, gaps);
        webhook.eventHappened(event);
        break;
      }
      case arrive: lane == 0 ? webhook.requestArrives(number) : poller.requestArrives(number); break;
      case workDone: lane == 0 ? webhook.workIsDone(number) : poller.workIsDone(number); break;
      case answerLeaves: lane == 0 ? webhook.answers(number) : poller.answers(number); break;
      case response: lane == 0 ? webhook.answerArrives(number) : poller.answerArrives(number); break;
      case timeout: lane == 0 ? webhook.timesOut(number) : poller.timesOut(number); break;
      case tick: poller.ticked(); break;
      case due: webhook.send(number); break;
    }
  }
  return steps;
}

static u64 folded(u64 hash, i64 value) { return (hash ^ u64(value)) * 1099511628211ull; }

static u64 folded(u64 hash, const Delays &delays) {
  const double mean = delays.count == 0 ? 0 : std::floor(double(delays.sum) / double(delays.count) + 0.5);
  return folded(folded(folded(hash, i64(delays.count)), i64(mean)), i64(delays.max));
}

static u64 folded(u64 hash, const Tally &t) {
  for (i64 value : {t.requests, t.useful, t.wasted, t.skipped, t.bytesUp, t.bytesDown, t.attempts, t.failedAttempts,
           t.timeouts, t.pending, t.knownOnce, t.knownAgain, t.lost, t.duplicateDeliveries, t.effects, t.duplicateEffects})
    hash = folded(hash, value);
  return folded(folded(hash, t.known), t.effect);
}

int main(int count, char **arguments) {
  const int repeats = count > 1 ? std::atoi(arguments[1]) : 3;
  makeTables();
  happenedAt.reserve(eventRoom);
  const Stream arrivals("arrivals", "");
  double best = 1e300;
  u64 steps = 0;
  // The first run warms up.
  for (int repeat = 0; repeat <= repeats; repeat++) {
    clearAll();
    const auto start = std::chrono::steady_clock::now();
    steps = run(arrivals);
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - start;
    if (repeat > 0) best = std::min(best, took.count());
  }
  u64 checksum = 14695981039346656037ull;
  for (const Tally *tally : {&webhook.tally, &polling[0].tally, &polling[1].tally}) checksum = folded(checksum, *tally);
  std::printf("%016llx %llu %.3f\n", (unsigned long long)checksum, (unsigned long long)steps, best);
}
