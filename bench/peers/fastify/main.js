// Environment: PORT, WORKERS (processes), POOL (connections of each), API_KEY, and PostgreSQL's own PG* variables.
import cluster from 'node:cluster';
import { createService } from './service.js';

const workers = Number(process.env.WORKERS ?? 1);

if (cluster.isPrimary && workers > 1) {
  for (let i = 0; i < workers; i++) cluster.fork();
  cluster.on('exit', () => process.exit(1));
  process.on('SIGTERM', () => {
    for (const worker of Object.values(cluster.workers)) worker.kill('SIGKILL');
    process.exit(0);
  });
} else {
  const service = await createService({
    apiKey: process.env.API_KEY,
    connections: Number(process.env.POOL ?? 8),
  });
  await service.listen({ port: Number(process.env.PORT), host: '127.0.0.1' });
}
