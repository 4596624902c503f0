/**
 * The user's files: one folder per cluster with its answers, journal, step logs, kubeconfig and SSH key. No other package
 * writes them.
 *
 * <p>Whole files are written beside their place and renamed into it; the journal is only ever added to. Invariants: every file
 * here is its owner's alone from the moment it exists, no line is written that did not pass the
 * {@link dev.slipway.secret.Redactor} (but for kubeconfig and key, whose secrets are their own), and two processes never run
 * one cluster.
 */
@NullMarked
package dev.slipway.workspace;

import org.jspecify.annotations.NullMarked;
