/** How a report without a model was come by. */
export const withoutModel = { local: "no-model", unread: 0 } as const;
