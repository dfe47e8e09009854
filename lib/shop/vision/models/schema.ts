import { z } from 'zod';

const three = z.tuple([z.number(), z.number(), z.number()]);

/**
 * An embedder that an operator brings: any image model in ONNX that answers one vector for one picture, of the CLIP, SigLIP
 * or DINO kind. `mean` and `std` are of bytes: a number that goes in is `(byte - mean) / std`.
 */
export const EmbedderManifest = z
  .strictObject({
    /** Name and version; written beside every vector, so a change of anything below wants another id. */
    id: z.string().regex(/^[a-z0-9][a-z0-9.-]{2,63}$/),
    /** The ONNX file, beside the manifest or at a full path. */
    file: z.string().min(1),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    size: z.int().min(32).max(1024),
    mean: three.default([127.5, 127.5, 127.5]),
    std: three.refine((parts) => parts.every((part) => part > 0)).default([127.5, 127.5, 127.5]),
    layout: z.enum(['nchw', 'nhwc']).default('nchw'),
    /** How a picture becomes a square: cut to fill it, or pressed into it. */
    fit: z.enum(['cover', 'fill']).default('cover'),
    input: z.string().min(1),
    output: z.string().min(1),
    dimensions: z.int().min(16).max(4096),
    /** Whether the model leaves it to us to bring vectors to length 1. */
    normalise: z.boolean().default(true),
    /** Whether the mean of the picture and its mirror image is taken, for twice the work. */
    mirrored: z.boolean().default(false),
  })
  .readonly();

/** A parsed manifest. */
export type EmbedderManifest = z.infer<typeof EmbedderManifest>;
