/** Where one image stands on the table: kept per image while its case is open. */
export interface PaneView {
  scale: number;
  x: number;
  y: number;
  /** Quarter turns in degrees: 0, 90, 180, 270. */
  turn: number;
}

export const FITTED: PaneView = { scale: 1, x: 0, y: 0, turn: 0 };
