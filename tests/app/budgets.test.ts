import { shortBudgets } from "../../src/app/budgets.ts";
import { budgetLaws } from "../laws/budgets.ts";

budgetLaws("budgets that are kept in memory", shortBudgets);
