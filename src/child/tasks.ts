import type { Results, Task, TaskKind } from "./protocol.ts";

/** What the child does for each kind of task. Runs in the child alone. */
export async function run(task: Task): Promise<Results[TaskKind]> {
  switch (task.kind) {
    case "pdf": {
      // 1.7 MB of code that most pages do without.
      const { readPdf } = await import("../article/pdf.ts");
      return readPdf(task.bytes);
    }
  }
}
