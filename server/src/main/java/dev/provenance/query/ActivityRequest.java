package dev.provenance.query;

import dev.provenance.model.LogFilter;
import dev.provenance.model.PageRequest;

/** An activity search, read and checked. */
record ActivityRequest(LogFilter filter, PageRequest page) {}
