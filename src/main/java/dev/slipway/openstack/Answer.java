package dev.slipway.openstack;

import com.fasterxml.jackson.databind.JsonNode;

/** A success: the reply, and its body as far as it is JSON; of a list, all pages as one. */
record Answer(Exchange.Reply reply, JsonNode json) {}
