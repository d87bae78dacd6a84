package dev.provenance.cli.importndjson;

/**
 * A line of the file that is not empty.
 *
 * @param number counts all lines from 1
 * @param bytes without the line's end
 * @param position how many bytes of the file end with it
 */
record Line(long number, byte[] bytes, long position) {}
