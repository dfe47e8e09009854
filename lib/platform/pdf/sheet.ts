import 'server-only';
import { buffer } from 'node:stream/consumers';
import PDFDocument from 'pdfkit';
import type { Voice } from '@/lib/platform/voice';
import type { Weight } from './faces';
import { type Line, type Run, setLines } from './lines';

/** How words stand on a sheet; sizes in points. `base` is the side they begin at: that of the language, or `auto` for what people wrote. */
export type Hand = { size?: number; weight?: Weight; ink?: string; base?: 'voice' | 'auto' };

/** Where words stand: from `start`, measured from the side the language begins at, `width` wide, at that side or the `end`. */
export type Place = { start: number; width: number; align?: 'start' | 'end' };

/** What is read of a document before it is opened. */
export type Facts = { title: string; author: string; madeAt: Date };

type Parent = { add(element: PDFKit.PDFStructureElement): unknown };

const page = { width: 595.28, height: 841.89, margin: 56 };
const lineHeight = 1.5;
/** Where letters stand in their line: below its top by this much of their size. */
const baseline = 1.1;

/** Of which cells a head speaks; the types of pdfkit do not know it yet. */
const columnHead: PDFKit.Mixins.StructureElementOptions & { scope: 'Column' } = { scope: 'Column' };

/** The width between the margins, in points. */
export const sheetWidth = page.width - 2 * page.margin;

/**
 * A document of A4 pages in one language, written from the top down. It is tagged: a reader aloud knows its language, its title
 * and what is a heading, a paragraph, a row. `y` is where the next words go, in points from the top of the page.
 */
export class Sheet {
  y: number = page.margin;
  private readonly doc: PDFKit.PDFDocument;
  private readonly voice: Voice;
  private parent: Parent;
  private readonly named = new Set<string>();

  constructor(voice: Voice, { title, author, madeAt }: Facts) {
    this.voice = voice;
    this.doc = new PDFDocument({
      ...{ size: [page.width, page.height], margin: 0, bufferPages: true },
      ...{ pdfVersion: '1.7', tagged: true, lang: voice.locale, displayTitle: true },
      info: { Title: title, Author: author, Creator: voice.t('common.souk'), CreationDate: madeAt, ModDate: madeAt },
    });
    this.parent = { add: (element) => this.doc.addStructure(element) };
  }

  /** A part with parts of its own (`Table`, `TR`), in the order `draw` makes them. */
  group(type: string, draw: () => void): void {
    const element = this.doc.struct(type);
    this.parent.add(element);
    const outer = this.parent;
    this.parent = element;
    draw();
    this.parent = outer;
    element.end();
  }

  /** A part that is read aloud as one (`H1`, `P`, `TD`): the words `draw` writes. */
  part(type: 'H1' | 'P' | 'TD' | 'TH', draw: () => void): void {
    this.parent.add(this.doc.struct(type, type === 'TH' ? columnHead : {}, draw));
  }

  /** What is seen and never read aloud: rules, page numbers, a head repeated. */
  aside(draw: () => void): void {
    this.doc.markContent('Artifact');
    draw();
    this.doc.endMarkedContent();
  }

  /** Writes paragraphs from `y` on without moving it; answers where they end. */
  write(text: string, place: Place, hand: Hand = {}): number {
    const size = hand.size ?? 10;
    const lines = this.linesOf(text, place, hand);
    for (const [index, line] of lines.entries()) this.writeLine(line, place, hand, this.y + index * size * lineHeight);
    return this.y + lines.length * size * lineHeight;
  }

  /** How high paragraphs would be, in points. */
  heightOf(text: string, place: Place, hand: Hand = {}): number {
    return this.linesOf(text, place, hand).length * (hand.size ?? 10) * lineHeight;
  }

  /** A hairline from margin to margin at `y`. */
  rule(place: Place = { start: 0, width: sheetWidth }): void {
    const left = this.leftOf(place);
    this.aside(() => {
      this.doc.lineWidth(0.5).strokeColor('#d8d0c8');
      this.doc
        .moveTo(left, this.y)
        .lineTo(left + place.width, this.y)
        .stroke();
    });
  }

  /** Begins a new page when `height` points do not fit on this one; answers whether it did. */
  makeRoom(height: number): boolean {
    if (this.y + height <= page.height - page.margin) return false;
    this.doc.addPage();
    this.y = page.margin;
    return true;
  }

  /** Numbers the pages, when there are several, after some words, and answers the file. Nothing can be written afterwards. */
  async finish(words: string): Promise<Uint8Array<ArrayBuffer>> {
    const { count } = this.doc.bufferedPageRange();
    for (let index = 0; count > 1 && index < count; index += 1) {
      this.doc.switchToPage(index);
      this.y = page.height - page.margin + 16;
      const text = `${words} · ${this.voice.formatNumber(index + 1)}/${this.voice.formatNumber(count)}`;
      this.aside(() =>
        this.write(text, { start: 0, width: sheetWidth, align: 'end' }, { size: 8, ink: muted, base: 'auto' }),
      );
    }
    this.doc.end();
    return new Uint8Array(await buffer(this.doc));
  }

  private leftOf({ start, width }: Place): number {
    return this.voice.dir === 'rtl' ? page.width - page.margin - start - width : page.margin + start;
  }

  private linesOf(text: string, place: Place, { size = 10, weight = 400, base = 'voice' }: Hand): Line[] {
    const setting = {
      ...{ base: base === 'voice' ? this.voice.dir : base, weight, widthMax: place.width },
      widthOf: (run: Run) => this.pick(run, size).widthOfString(run.text, shaped),
    };
    return text.split('\n').flatMap((paragraph) => setLines(paragraph, setting));
  }

  private writeLine(line: Line, place: Place, { size = 10, ink = '#2a2320' }: Hand, top: number): void {
    const toRight = (place.align === 'end') !== (this.voice.dir === 'rtl');
    let x = this.leftOf(place) + (toRight ? place.width - line.width : 0);
    for (const run of line.runs) {
      this.pick(run, size)
        .fillColor(ink)
        .text(run.text, x, top + size * baseline, { ...shaped, lineBreak: false, baseline: 'alphabetic' });
      x += this.doc.widthOfString(run.text, shaped);
    }
  }

  private pick({ face }: Run, size: number): PDFKit.PDFDocument {
    if (!this.named.has(face.name)) this.doc.registerFont(face.name, face.bytes);
    this.named.add(face.name);
    return this.doc.font(face.name).fontSize(size);
  }
}

/** Ink of what is said by the way. */
export const muted = '#6b625c';

/** A run is shaped whole: without named features words are shaped one by one, and Arabic ones stand in the wrong order. */
const shaped: { features: PDFKit.Mixins.OpenTypeFeatures[] } = { features: ['kern'] };
