import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts"],
    environment: "node",
    // For what hangs alone: a slow machine is no fault.
    testTimeout: 30_000,
    hookTimeout: 30_000,
    reporters: ["default", "./tests/closing-line.ts"],
  },
});
