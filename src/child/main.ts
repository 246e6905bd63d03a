import { answerJobs } from "./answer-jobs.ts";
import { run } from "./tasks.ts";

/** The program of the child; only the pool starts it. */
answerJobs(run);
