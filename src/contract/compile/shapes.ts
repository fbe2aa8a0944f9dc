/** Collects shapes, each stored once. */
import type { Shape, ShapeRef } from '../format.ts';

export class Shapes {
  readonly all: Shape[] = [];
  private readonly byText = new Map<string, ShapeRef>();

  add(shape: Shape): ShapeRef {
    const text = JSON.stringify(shape);
    const known = this.byText.get(text);
    if (known !== undefined) return known;
    this.byText.set(text, this.all.length);
    this.all.push(shape);
    return this.all.length - 1;
  }
}
