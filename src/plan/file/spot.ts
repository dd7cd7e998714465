import { isMapping } from '../../files/mapping.js';
import type { ParsedObject } from '../../files/objects.js';
import type { Place } from '../desired.js';

/** A value of a file, and where it stands. */
export interface Spot {
  readonly value: unknown;
  readonly place: Place;
  /** The members of a mapping; of anything else there are none. */
  members(): [name: string, Spot][];
  /** The items of a list; of anything else there are none. */
  items(): Spot[];
}

/** All of a file. */
export function wholeSpot(object: ParsedObject, file: string): Spot {
  return new FileSpot(object.value, null, '', ({ path }) => ({ file, ...object.at(...path) }));
}

/** Where it stands is looked up when somebody asks: files have tens of thousands of values, and few are complained about. */
class FileSpot implements Spot {
  readonly value: unknown;
  private readonly above: FileSpot | null;
  private readonly name: string;
  private readonly placeOf: (spot: FileSpot) => Place;

  constructor(value: unknown, above: FileSpot | null, name: string, placeOf: (spot: FileSpot) => Place) {
    this.value = value;
    this.above = above;
    this.name = name;
    this.placeOf = placeOf;
  }

  get place(): Place {
    return this.placeOf(this);
  }

  get path(): string[] {
    return this.above === null ? [] : [...this.above.path, this.name];
  }

  members(): [string, Spot][] {
    if (!isMapping(this.value)) return [];
    return Object.entries(this.value).map(([name, inner]) => [name, new FileSpot(inner, this, name, this.placeOf)]);
  }

  items(): Spot[] {
    if (!Array.isArray(this.value)) return [];
    return this.value.map((inner, index) => new FileSpot(inner, this, String(index), this.placeOf));
  }
}
