import { invalidRequest } from './errors';
import type { Raw, RawObject } from './form';
import type { Metadata } from './values';

/** How one parameter is read. An unknown name is refused; a known one this server does not act on is refused too. */
export interface Field<Value> {
  read(raw: Raw, name: string): Value;
}
export type Shape = Record<string, Field<unknown>>;
export type Parsed<S extends Shape> = { [Name in keyof S]?: S[Name] extends Field<infer Value> ? Value : never };

const invalid = (name: string, message: string, code = 'parameter_invalid_string') =>
  invalidRequest(message, { code, param: name });

export function text(maxLength = 5000): Field<string> {
  return {
    read(raw, name) {
      if (typeof raw !== 'string') throw invalid(name, `Invalid string: ${name}`);
      if (raw === '') throw invalid(name, `You passed an empty string for '${name}'.`, 'parameter_invalid_empty');
      if (raw.length > maxLength)
        throw invalid(name, `Invalid string: ${name}; must be at most ${maxLength} characters`);
      return raw;
    },
  };
}

export function integer(min = 0, max = Number.MAX_SAFE_INTEGER): Field<number> {
  return {
    read(raw, name) {
      if (typeof raw !== 'string' || !/^-?\d{1,16}$/.test(raw)) {
        throw invalid(name, `Invalid integer: ${typeof raw === 'string' ? raw : name}`, 'parameter_invalid_integer');
      }
      const value = Number(raw);
      if (value < min)
        throw invalid(name, `This value must be greater than or equal to ${min}.`, 'parameter_invalid_integer');
      if (value > max)
        throw invalid(name, `This value must be less than or equal to ${max}.`, 'parameter_invalid_integer');
      return value;
    },
  };
}

export function boolean(): Field<boolean> {
  return {
    read(raw, name) {
      if (raw === 'true') return true;
      if (raw === 'false') return false;
      throw invalid(name, `Invalid boolean: ${String(raw)}`, 'parameter_invalid_boolean');
    },
  };
}

export function oneOf<const Option extends string>(...options: Option[]): Field<Option> {
  return {
    read(raw, name) {
      const found = options.find((option) => option === raw);
      if (found === undefined) throw invalid(name, `Invalid ${name}: must be one of ${options.join(', ')}`);
      return found;
    },
  };
}

export function list<Value>(of: Field<Value>): Field<Value[]> {
  return {
    read(raw, name) {
      if (!Array.isArray(raw)) throw invalid(name, `Invalid array: ${name}`, 'parameter_invalid_array');
      return raw.map((item, index) => of.read(item, `${name}[${index}]`));
    },
  };
}

/** An empty string unsets the value, as everywhere in this API. */
export function nullable<Value>(of: Field<Value>): Field<Value | null> {
  return { read: (raw, name) => (raw === '' ? null : of.read(raw, name)) };
}

export function object<S extends Shape>(shape: S): Field<Parsed<S>> {
  return {
    read(raw, name) {
      if (typeof raw !== 'object' || Array.isArray(raw))
        throw invalid(name, `Invalid object: ${name}`, 'parameter_invalid_object');
      return readAll(shape, raw, name);
    },
  };
}

/** Up to 50 pairs of text. An empty value removes its key, so values stay as sent and `mergeMetadata` decides. */
export function metadata(): Field<Metadata> {
  return {
    read(raw, name) {
      if (raw === '') return {};
      if (typeof raw !== 'object' || Array.isArray(raw))
        throw invalid(name, `Invalid object: ${name}`, 'parameter_invalid_object');
      const pairs = Object.entries(raw);
      if (pairs.length > 50) throw invalid(name, 'Metadata can have at most 50 keys.');
      return Object.fromEntries(pairs.map(([key, value]) => [metadataKey(key), metadataValue(key, value)]));
    },
  };
}

function metadataKey(key: string): string {
  if (key.length > 40) throw invalid('metadata', 'Metadata keys must be 40 characters or less.');
  return key;
}

function metadataValue(key: string, value: Raw): string {
  if (typeof value !== 'string') throw invalid(`metadata[${key}]`, 'Metadata values must be strings.');
  if (value.length > 500) throw invalid(`metadata[${key}]`, 'Metadata values must be 500 characters or less.');
  return value;
}

export function mergeMetadata(known: Metadata, given: Metadata | undefined): Metadata {
  const merged = { ...known, ...given };
  return Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== ''));
}

/** Documented by the provider, not acted upon here: saying so beats pretending. */
export const unsupported: Field<never> = {
  read(_raw, name) {
    throw invalidRequest(`The sandbox does not support the parameter '${name}'.`, {
      code: 'parameter_unsupported',
      param: name,
    });
  },
};

export function readAll<S extends Shape>(shape: S, raw: RawObject, inside = ''): Parsed<S> {
  const parsed: Partial<Record<keyof S, unknown>> = {};
  for (const [key, value] of Object.entries(raw)) {
    const name = inside === '' ? key : `${inside}[${key}]`;
    const field = Object.hasOwn(shape, key) ? shape[key] : undefined;
    if (field === undefined)
      throw invalidRequest(`Received unknown parameter: ${name}`, { code: 'parameter_unknown', param: name });
    parsed[key as keyof S] = field.read(value, name);
  }
  return parsed as Parsed<S>;
}

export function required<Value>(value: Value | undefined, name: string): Value {
  if (value === undefined) {
    throw invalidRequest(`Missing required param: ${name}.`, { code: 'parameter_missing', param: name });
  }
  return value;
}
