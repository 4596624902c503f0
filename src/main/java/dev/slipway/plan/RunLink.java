package dev.slipway.plan;

import dev.slipway.plan.Timeline.Mailbox;

/** What ties an activity to its run: time, the coordinator's mailbox, words for what goes wrong, and whether to stop. */
record RunLink(Timeline timeline, Mailbox<Report> coordinator, FailureWords words, Stop stop) {}
