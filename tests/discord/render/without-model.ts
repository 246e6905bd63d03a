/** How a report without a model was come by. */
export const withoutModel = { local: { kind: "no-model" }, unread: 0 } as const;
