// The global scope of an audio worklet, which lib.dom leaves out (Web Audio API, 1.32.3 and 1.32.4).

declare abstract class AudioWorkletProcessor {
  readonly port: MessagePort;
  abstract process(inputs: Float32Array[][], outputs: Float32Array[][], parameters: Record<string, Float32Array>): boolean;
}

declare function registerProcessor(name: string, processor: new () => AudioWorkletProcessor): void;

/** Hz. */
declare const sampleRate: number;

/** Seconds. */
declare const currentTime: number;
