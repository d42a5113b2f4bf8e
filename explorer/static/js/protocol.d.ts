// Made by `python -m tools.types.make` from explorer/engine/protocol: change it there.

/** What a page asks. */
export type Question =
  | ViewQuestion
  | PageQuestion
  | ChainQuestion
  | SourceQuestion
  | TourQuestion
  | ClassQuestion
  | SpreadQuestion
  | EmbedQuestion
  | CiteQuestion
  | DownloadsQuestion
  | DownloadQuestion
  | PythonQuestion;

/** The answer to each kind of question; a refusal may come in its place. */
export interface Answers {
  view: ViewAnswer;
  page: HtmlAnswer;
  chain: HtmlAnswer;
  source: HtmlAnswer;
  tour: TourAnswer;
  class: ClassAnswer;
  class_spread: SpreadAnswer;
  embed: HtmlAnswer;
  cite: HtmlAnswer;
  downloads: DownloadsAnswer;
  download: DownloadAnswer;
  python: PythonAnswer;
}

/** The scenario that the one on screen is compared with. */
export interface BaselineView {
  /** As the address names it, in full and in short. */
  query: string;
  /** As the address names it, in full and in short. */
  short: string;
  name: string;
  /** What it says where the scenario on screen says something else. */
  html: string;
}

/** The chain behind a number. */
export interface ChainQuestion {
  query?: string;
  page?: string;
  id?: number;
  lang?: string;
  ask: "chain";
  /** Of a quantity, an input or a figure; several with a blank between. */
  name: string;
  /** How the number that was chosen comes from them, where it is not the value of one. */
  lead?: "made" | "one" | "draws" | "place" | "count" | "part";
}

/** An input that the reader changed: its name, its value now, and that of the starting point. */
export interface ChangeView {
  label: string;
  now: string;
  was: string;
}

/** A chart of a page. */
export interface ChartView {
  figure: Figure;
  narrow: Figure | null;
  sentence: string;
  option: string | null;
  table: string | null;
  digest: string;
  at: number;
  /** Its sentence as HTML: each number in it opens its chain. */
  says: string;
  /** Whether the first figure needs more room than others. */
  roomy: boolean;
  /** Query of the baseline that its table holds too. */
  beside?: string;
}

/** How to cite something. */
export interface CiteQuestion {
  query?: string;
  page?: string;
  id?: number;
  lang?: string;
  ask: "cite";
  what: "figure" | "chart" | "claim" | "page";
  /** Of the figure, chart or claim; nothing for the page. */
  name: string;
  /** Address of the explorer, for links; empty where there is none that others can open. */
  base: string;
  /** The reading of each chart. */
  options?: Record<string, string>;
  /** Query of the scenario that is compared with, for the link. */
  vs?: string;
}

/** One for each link, in their order. */
export interface ClassAnswer {
  students: Array<Student | Unread>;
}

/** What the scenarios of some students score. */
export interface ClassQuestion {
  query?: string;
  page?: string;
  id?: number;
  lang?: string;
  ask: "class";
  /** A query each. */
  links: Array<string>;
}

/** What a control shows. */
export interface ControlView {
  value: number | string;
  /** The value as the reader reads it, and as the reader would type it. */
  text: string;
  /** The value as the reader reads it, and as the reader would type it. */
  typed: string;
  /** Whether the reader chose it. */
  own: boolean;
  /** Of the evidence for it; `own` for a choice of the reader's. */
  grade: string;
  /** What the button of its source is called. */
  mark: string;
  /** The value in the baseline, where that is another. */
  was?: string;
}

/** What a chart rests on, in one line, and the weakest grade of evidence in it. */
export interface CreditView {
  text: string;
  grade: string;
}

/** The name of the file in the buffer. */
export interface DownloadAnswer {
  name: string;
}

/** A file; its bytes are the buffer of the answer. */
export interface DownloadQuestion {
  query?: string;
  page?: string;
  id?: number;
  lang?: string;
  chart?: string;
  options?: Record<string, string>;
  vs?: string;
  home?: string;
  ask: "download";
  kind: "csv" | "xlsx" | "pptx" | "html" | "zip" | "ipynb";
}

/** The drawer. */
export interface DownloadsAnswer {
  html: string;
  /** Of the file of each kind. */
  names: Record<string, string>;
  /** For the picture of a chart, which the browser makes. */
  words?: Words;
}

/** The drawer of files to take along. */
export interface DownloadsQuestion {
  query?: string;
  page?: string;
  id?: number;
  lang?: string;
  chart?: string;
  options?: Record<string, string>;
  vs?: string;
  home?: string;
  ask: "downloads";
}

/** A chart. */
export interface Drawing {
  figure: Figure;
  /** The figure for narrow places, where the first one does not work. */
  narrow: Figure | null;
  /** What it says. */
  sentence: string;
  /** The reading it is in, if it has several. */
  option: string | null;
  /** Its numbers as HTML; null if nobody asked for them. */
  table: string | null;
  /** Fingerprint, to say what the browser has. */
  digest: string;
  /** Where its arrays start in the buffer [bytes]. */
  at: number;
}

/** The tool that makes code for other sites. */
export interface EmbedQuestion {
  query?: string;
  page?: string;
  id?: number;
  lang?: string;
  ask: "embed";
  /** The chart that is chosen at first, or `page`. */
  name: string;
}

/** A plotly figure; a `Place` stands for each array, and for a colour its name in the theme, such as `@union/0.5`. */
export interface Figure {
  data: Array<Record<string, any>>;
  layout: Record<string, any>;
}

/** A figure that matters. */
export interface FigureView {
  value: string;
  /** The line under it, as HTML: each number in it opens its chain. */
  note: string;
  /** Whether a rule is broken. */
  broken: boolean;
  /** What it is in the baseline, and the way from there. */
  was?: string;
}

/** What of a page stands in a frame of another site, as its address says it. */
export interface Frame {
  /** The name of a chart, or `page`. */
  embed: string;
  theme?: string;
  controls?: string;
}

/** HTML to show as it is. */
export interface HtmlAnswer {
  html: string;
}

/** The whole page as HTML. */
export interface PageQuestion {
  query?: string;
  page?: string;
  id?: number;
  lang?: string;
  ask: "page";
}

export interface Place {
  "$": [number, number];
}

/** What could not be taken as it was. */
export interface Problem {
  /** The input that it stands beside; empty for what is no input's. */
  field: string;
  /** In the reader's words. */
  message: string;
  /** Whether nothing is wrong: it says which of two meanings of a typed number was taken. */
  notice?: boolean;
}

/** The drawer with the scenario as Python, and the lines alone. */
export interface PythonAnswer {
  html: string;
  code: string;
  names: Record<string, string>;
}

/** The scenario as Python. */
export interface PythonQuestion {
  query?: string;
  page?: string;
  id?: number;
  lang?: string;
  chart?: string;
  options?: Record<string, string>;
  vs?: string;
  home?: string;
  ask: "python";
}

/** In place of any answer: why there is none. */
export interface Refusal {
  problems: Array<Problem>;
}

/** What changes on a slide with the scenario: HTML of its sentence, of its sources and of the speaker's notes. */
export interface SlideView {
  say: string;
  /** Of the letters of the sentence. */
  size: "large" | "middle" | "small";
  sources: string;
  notes: string;
}

/** The source of an input's value, or of a figure. */
export interface SourceQuestion {
  query?: string;
  page?: string;
  id?: number;
  lang?: string;
  ask: "source";
  name: string;
}

/** The chart over a class; its marks are in the order of the students. */
export interface SpreadAnswer {
  chart: Drawing;
}

/** The chart of one measure over a class. */
export interface SpreadQuestion {
  query?: string;
  page?: string;
  id?: number;
  lang?: string;
  ask: "class_spread";
  /** `score`, or the name of a condition. */
  measure: string;
  /** That of each student; null for none. */
  values: Array<number | null>;
  /** Whether it is met, 1 or 0. */
  met: Array<number>;
}

/** A step of the tour. */
export interface Step {
  /** CSS selector of what it points at. */
  at: string;
  /** Both are HTML. */
  title: string;
  /** Both are HTML. */
  html: string;
}

/** What a scenario scores. */
export interface Student {
  /** The scenario, and the address that opens it on the same page. */
  query: string;
  /** The scenario, and the address that opens it on the same page. */
  href: string;
  /** The score, then each condition: its value, the same in words, and whether it is met. */
  values: Array<number | null>;
  /** The score, then each condition: its value, the same in words, and whether it is met. */
  shown: Array<string>;
  /** What the chips are counted in. */
  unit: string;
  /** The score, then each condition: its value, the same in words, and whether it is met. */
  met: Array<boolean>;
}

/** The steps in their order. */
export interface TourAnswer {
  steps: Array<Step>;
}

/** The steps of the guided tour of a page. */
export interface TourQuestion {
  query?: string;
  page?: string;
  id?: number;
  lang?: string;
  ask: "tour";
}

/** A link that is no scenario, and why. */
export interface Unread {
  reason: string;
}

/** All that a page shows of a scenario. */
export interface ViewAnswer {
  /** The scenario as an address names it, in full and in short. */
  query: string;
  /** The scenario as an address names it, in full and in short. */
  short: string;
  /** Where it started from. */
  preset: string;
  /** How many inputs the reader changed. */
  changed: number;
  /** The sentence of the page, as HTML. */
  headline: string;
  /** By the name of the quantity, of the input. */
  figures: Record<string, FigureView>;
  /** By the name of the quantity, of the input. */
  controls: Record<string, ControlView>;
  changes: Array<ChangeView>;
  /** By name, without those that the browser has; that of the baseline has `@vs` after its name. */
  charts: Record<string, ChartView>;
  /** By chart. */
  credits: Record<string, CreditView>;
  /** The baseline, if there is one. */
  vs: BaselineView | null;
  /** In a talk, by chart. */
  slides?: Record<string, SlideView>;
  /** What was refused of the question; the answer is for the last good state. Not in what comes with the page. */
  problems?: Array<Problem>;
}

/** All that a page shows of a scenario. */
export interface ViewQuestion {
  query?: string;
  page?: string;
  id?: number;
  lang?: string;
  ask: "view";
  /** What the reader moved or typed, by input; null puts one back to its preset. */
  change?: Record<string, number | string | null>;
  /** The reading of each chart that is not in its first. */
  options?: Record<string, string>;
  /** Charts whose table is open. */
  tables?: Array<string>;
  /** Fingerprints of the charts that are on screen: those that did not change are left out of the answer. */
  have?: Record<string, string>;
  /** Query of the scenario to compare with; the empty one is a scenario too. */
  vs?: string;
  /** What the page is asked for in a frame. */
  embed?: Frame;
  /** In a talk: the charts that are answered first. */
  only?: Array<string>;
  /** Whether one slide asks for all of them. */
  talk?: boolean;
}

/** What is written into the picture of a chart. */
export interface Words {
  title: string;
  sentence: string;
  source: string;
}
