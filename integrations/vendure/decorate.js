import { Inject } from '@nestjs/common';

/** Decorators by hand, so that this package needs no compiler: those of the class, what it is given, and those of its methods. */
export function decorate(target, { class: ofClass, needs = [], methods = {} }) {
  for (const [index, type] of needs.entries()) Inject(type)(target, undefined, index);
  for (const [name, { on, takes = [] }] of Object.entries(methods)) {
    for (const [index, parameter] of takes.entries()) parameter(target.prototype, name, index);
    const descriptor = Object.getOwnPropertyDescriptor(target.prototype, name);
    for (const decorator of on) decorator(target.prototype, name, descriptor);
    Object.defineProperty(target.prototype, name, descriptor);
  }
  for (const decorator of ofClass) decorator(target);
}
