# shellcheck shell=bash
# shellcheck disable=SC2154 # home, parts, cache and scratch are set by npm-cli.sh, url by server.bash
# The command line as published, in $scratch/package; what it imports, in $cache/node_modules above it.

CLI_PACKAGE=@stdiolabs/provenance-cli@1.1.1
CLI_FILE=stdiolabs-provenance-cli-1.1.1.tgz
CLI_SHA512=f3efa1961503c19f506c8ae60f0345600d13ecdc35fa81b5c307c0d4e3d90df77ac335eac34f9eb4f8906e86b5ccfa71f983016a97d07d830f817d241ac6b8b6
LIBRARIES=(chalk@5.6.2 commander@12.1.0 conf@13.0.1 ora@8.2.0 tty-table@4.2.3 uuid@9.0.1)

install_cli() {
  [[ -e $cache/$CLI_FILE ]] || download_cli
  equals "the package is the one published" "$CLI_SHA512" "$(sha512 "$cache/$CLI_FILE")"
  tar -xzf "$cache/$CLI_FILE" -C "$scratch"
  if [[ $(cat "$cache/libraries" 2>/dev/null) != "${LIBRARIES[*]}" ]]; then
    install_libraries
  fi
  equals "the SDK is not installed" "" \
    "$(find "$cache" -path '*@stdiolabs/provenance-sdk*' -print -quit)"
}

download_cli() {
  mkdir "$scratch/download"
  npm pack --ignore-scripts --silent --pack-destination "$scratch/download" "$CLI_PACKAGE" \
    >"$scratch/npm.log" 2>&1 || give_up "npm pack $CLI_PACKAGE" "$(tail -n 5 "$scratch/npm.log")"
  mv "$scratch/download/$CLI_FILE" "$cache/$CLI_FILE"
}

# The command line itself is unpacked, not installed: npm would bring the SDK along.
install_libraries() {
  rm -rf "$cache/node_modules" "$cache/libraries" "$cache/package-lock.json"
  echo '{"private": true}' >"$cache/package.json"
  npm install --prefix "$cache" --ignore-scripts --no-audit --no-fund --save-exact "${LIBRARIES[@]}" \
    >"$scratch/npm.log" 2>&1 || give_up "npm install ${LIBRARIES[*]}" "$(tail -n 5 "$scratch/npm.log")"
  echo "${LIBRARIES[*]}" >"$cache/libraries"
}

sha512() {
  node -p 'crypto.createHash("sha512").update(fs.readFileSync(process.argv[1])).digest("hex")' "$1"
}
