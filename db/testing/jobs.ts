import postgres from 'postgres';

/** In how many seconds the next waiting job of a task that names an id in its payload runs; null where none waits. */
export async function secondsToJob(task: string, id: string): Promise<number | null> {
  const queue = postgres(process.env.DATABASE_URL_QUEUE ?? '', { max: 1, onnotice: () => undefined });
  try {
    const [row] = await queue<{ seconds: number | null }[]>`
      select extract(epoch from min(jobs.run_at) - now())::float8 as seconds from graphile_worker._private_jobs jobs
      join graphile_worker._private_tasks tasks on tasks.id = jobs.task_id
      where tasks.identifier = ${task} and jobs.payload::text like ${`%${id}%`}`;
    return row?.seconds ?? null;
  } finally {
    await queue.end();
  }
}

/** How many waiting jobs of a task name an id in their payload; read as the queue's role, for rings cannot. */
export async function jobsOf(task: string, id: string): Promise<number> {
  const queue = postgres(process.env.DATABASE_URL_QUEUE ?? '', { max: 1, onnotice: () => undefined });
  try {
    const [row] = await queue<{ count: number }[]>`
      select count(*)::int as count from graphile_worker._private_jobs jobs
      join graphile_worker._private_tasks tasks on tasks.id = jobs.task_id
      where tasks.identifier = ${task} and jobs.payload::text like ${`%${id}%`}`;
    return row?.count ?? 0;
  } finally {
    await queue.end();
  }
}
