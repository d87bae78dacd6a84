/** A way to record something, as lines for a terminal. */
export interface Snippet {
  id: 'curl' | 'cli' | 'java' | 'javascript';
  name: string;
  /** Where the lines are to be run, and with what. */
  where: string;
  lines: (apiUrl: string, key: string) => string;
}

export const SNIPPETS: Snippet[] = [
  {
    id: 'curl',
    name: 'curl',
    where: 'In any terminal.',
    lines: (apiUrl, key) => `curl -X POST "${apiUrl}/interactions" \\
  -H "x-api-key: ${key}" \\
  -H "Content-Type: application/json" \\
  -d '{"resourceId": "order-789", "resourceType": "ORDER",
       "action": "CREATE", "origin": "TERMINAL",
       "userId": "ada@example.com",
       "interaction": {"total": 99.99}}'`,
  },
  {
    id: 'cli',
    name: 'Command line',
    where: 'In a checkout of Provenance.',
    lines: (apiUrl, key) => `export PROVENANCE_API_URL="${apiUrl}"
export PROVENANCE_API_KEY="${key}"
./provenance track -r order-789 -t ORDER -a CREATE -o TERMINAL \\
  --user ada@example.com -d '{"total": 99.99}'`,
  },
  {
    id: 'java',
    name: 'Java',
    where: 'In a checkout of Provenance, with a JDK 25 and Maven. The library itself needs a JDK 17.',
    lines: (apiUrl, key) => `mvn -q -pl sdk-java -am package -DskipTests
cat > /tmp/First.java <<'END'
import dev.provenance.sdk.*;
import java.util.Map;

class First {
  public static void main(String[] args) {
    try (var provenance = Provenance.builder().origin("FIRST_JAVA").build()) {
      provenance.log(Interaction.of("ORDER", "order-789", "CREATE")
          .user("ada@example.com").data(Map.of("total", 99.99)));
    }
  }
}
END
export PROVENANCE_API_URL="${apiUrl}"
export PROVENANCE_API_KEY="${key}"
java -cp 'sdk-java/target/*' /tmp/First.java`,
  },
  {
    id: 'javascript',
    name: 'JavaScript',
    where: 'In a checkout of Provenance, with Node 18 or later.',
    lines: (apiUrl, key) => `(cd sdk-js && npm ci && npm pack --pack-destination /tmp)
mkdir -p /tmp/first && cd /tmp/first && npm init -y
npm install /tmp/provenance-dev-sdk-*.tgz
cat > first.mjs <<'END'
import { create } from '@provenance-dev/sdk';

const provenance = await create({ origin: 'FIRST_NODE' });
await provenance.log({
  resourceType: 'ORDER', resourceId: 'order-789', action: 'CREATE',
  userId: 'ada@example.com', interaction: { total: 99.99 },
});
await provenance.close();
END
export PROVENANCE_API_URL="${apiUrl}"
export PROVENANCE_API_KEY="${key}"
node first.mjs`,
  },
];

/** Stands for a key that is not known here: the shell puts in its own. */
export const NO_KEY = '$KEY';

/** pak_0123456789abcdef… → pak_0123…, so that nobody reads it over a shoulder. */
export function masked(key: string): string {
  return key === NO_KEY ? key : `${key.slice(0, 8)}${'•'.repeat(12)}`;
}
