/**
 * Whole runs in simulated time: the doors are joined to the practice cloud's functions, no socket is opened, and a seed decides
 * everything, so that a run with its crashes and faults takes milliseconds and repeats exactly.
 */
@NullMarked
package dev.slipway.simulation;

import org.jspecify.annotations.NullMarked;
