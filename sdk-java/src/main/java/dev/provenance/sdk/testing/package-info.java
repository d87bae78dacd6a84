/** For the tests of applications: a server that keeps what it is sent, and fails when told to. */
@NullMarked
package dev.provenance.sdk.testing;

import org.jspecify.annotations.NullMarked;
