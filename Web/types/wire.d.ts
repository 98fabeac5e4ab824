/** The wire's shapes, as docs/protocol.md describes them. */

export type State = "bot" | "queued" | "active" | "closed" | "offline";
export type Author = { kind: "visitor" | "bot" | "agent" | "system"; name?: string };
export type Choice = { id: string; label: string };
export type Attachment =
  | { kind: "image"; url: string; alt?: string }
  | { kind: "card"; title: string; text?: string; url?: string };

/** An event that the visitor may see; agents get the same with `conversation` and `pos`. */
export type VisitorEvent = {
  seq: number;
  kind: "message" | "edited" | "deleted" | "owner" | "closed" | "reopened" | "rated" | "offline";
  from: Author;
  at: string;
  cmid?: string;
  text?: string;
  lang?: string;
  dir?: "ltr" | "rtl" | "auto";
  choices?: Choice[];
  attachments?: Attachment[];
  target?: number;
  state?: State;
  score?: number;
  opens_at?: string;
  chosen?: { seq: number; choice: string };
  /** The visitor's data were erased; number and kind remain. */
  erased?: boolean;
};

export type Page = { url: string; title?: string; referrer?: string; at?: string };

export type OwnerRef = {
  kind: "bot" | "queue" | "agent" | "offline" | "nobody";
  team?: string;
  agent?: string;
};

export type AgentEvent = Omit<VisitorEvent, "seq" | "kind"> & {
  conversation: string;
  pos: number;
  seq?: number;
  kind:
    | VisitorEvent["kind"]
    | "note"
    | "turn"
    | "page"
    | "tagged"
    | "untagged"
    | "opened"
    | "webhook"
    | "cursor"
    | "judged";
  owner?: OwnerRef;
  cause?: string;
  reason?: string;
  by?: string;
  comment?: string;
  turn?: number;
  outcome?: string;
  rules?: string[];
  trace?: Trace;
  page?: Page;
  tags?: string[];
  channel?: string;
  browser_languages?: string[];
  mark?: "delivered" | "read";
  turn_pos?: number;
  wrong?: boolean;
  intent?: string;
};

export type Condition = { text: string; holds: boolean };
export type Candidate = {
  kind: "candidate";
  rule: string;
  path: string;
  line: number;
  column: number;
  priority: number;
  layer: string;
  rank_kind: string;
  coverage: number;
  conditions: Condition[];
  language?: string;
  language_tenths?: number;
  spans: [number, number][];
  blocked_by?: string;
};
export type Reason =
  | { kind: "languages"; list: { lang: string; p: number }[] }
  | { kind: "reply_language"; lang: string; from: string }
  | {
    kind: "intents";
    ranking: { intent: string; confidence: number }[];
    advice: string;
    accept: number;
    clarify: number;
    out_of_scope: number;
  }
  | Candidate
  | { kind: "won_by"; column: string }
  | { kind: "omitted"; n: number }
  | { kind: "chosen"; rule: string }
  | { kind: "clarified"; intents: string[] }
  | { kind: "fallback"; misses: number }
  | { kind: "escalated"; cause: string }
  | { kind: "other"; text: string };
export type TraceStep = { plugin: string; outcome: string; reasons: Reason[] };
export type Trace = {
  rule_set: string;
  model?: string;
  confidence: number;
  steps: TraceStep[];
  hours?: Record<string, boolean>;
};

export type Summary = {
  conversation: string;
  visitor: { id: string; name?: string };
  state: State;
  epoch: number;
  team?: string;
  priority?: string;
  position?: number;
  queued_at?: string;
  opened_at: string;
  owned_since?: string;
  language?: string;
  agent?: { id: string; name: string };
  cause?: string;
  reason?: string;
  last?: { text: string; from: string | Author; at: string };
  waiting_for_agent_since?: string;
  tags?: string[];
  page?: Page;
  seq: number;
  pos: number;
  rating?: number | { score: number };
};

export type Agent = {
  agent: string;
  name: string;
  display_name?: string;
  role: "agent" | "admin";
  teams?: string[];
  presence?: "online" | "busy" | "away" | "offline";
  open?: number;
};
export type Team = {
  team: string;
  schedule?: string;
  open?: boolean;
  waiting?: number;
  online?: number;
};
export type Canned = { code: string; text: string; language?: string };

export type Finding = {
  id: string;
  name: string;
  severity: "error" | "warning" | "info";
  path: string;
  line: number;
  column: number;
  end_column?: number;
  message: string;
  remedy?: string;
};
export type IntentSummary = { intent: string; title?: string; examples: Record<string, number> };
export type Suggestion = {
  language: string;
  count: number;
  causes: { clarified: number; rejected: number; corrected: number };
  intent?: string;
  source?: "people" | "classifier";
  agreement?: number;
  latest: string;
  texts: { text: string; key: string; count: number }[];
  withheld: number;
  keys: string[];
  conversation: string;
  pos: number;
};
export type Suggestions = { messages: number; limit: number; more: number; groups: Suggestion[] };
export type Objection = Finding & {
  text?: number;
  notes?: { path: string; line: number; message: string }[];
};
export type RulesStatus = {
  rule_set: string;
  model?: string;
  since: string;
  rule_count: number;
  checked_at: string;
  is_current: boolean;
  findings: Finding[];
  files: { path: string; size: number; rules: string[] }[];
};
export type Explanation = {
  outcome: string;
  rule?: string | null;
  confidence: number;
  replies: { text: string; lang?: string; dir?: string; key?: string; choices?: Choice[] }[];
  transition?: { kind?: string; cause?: string; team?: string } | string | null;
  trace: Trace;
  near_misses?: { rule: string; path: string; line: number; column: number; failed: string }[];
};
export type RuleVersion = {
  number: number;
  revision: string;
  at: string;
  author: string;
  origin: "disk" | "saved" | "restored";
  restored?: number;
  changed_files: number;
  added: number;
  removed: number;
  changes: {
    path: string;
    kind: "added" | "changed" | "removed";
    added: number;
    removed: number;
  }[];
};
export type RuleComparison = {
  version: RuleVersion;
  files: { path: string; before?: string; after?: string }[];
  omitted: string[];
};
