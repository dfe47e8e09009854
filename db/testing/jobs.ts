import postgres from 'postgres';

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
