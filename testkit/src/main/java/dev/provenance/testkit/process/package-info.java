/** Tools for the tests of all modules: the server as a process of its own. */
@NullMarked
package dev.provenance.testkit.process;

import org.jspecify.annotations.NullMarked;
