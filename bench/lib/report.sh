write_summary() { column -t "$RESULT/figures.tsv"; }
