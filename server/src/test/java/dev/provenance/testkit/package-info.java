/**
 * What tests of the whole server share: one real server on a real database, and a client that
 * checks the contract.
 */
@NullMarked
package dev.provenance.testkit;

import org.jspecify.annotations.NullMarked;
