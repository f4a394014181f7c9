// Talks to the simulator through the official SDK and prints what it heard as one line of JSON.
// Arguments: the simulator's address, and a file of PCM (s16le mono, 24 kHz) to speak.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { GoogleGenAI, Modality } from '@google/genai';

const [baseUrl, pcmPath] = process.argv.slice(2);
const liveModel = 'gemini-3.8-live';
const textModel = 'gemini-3.8-flash';

const client = (apiKey, apiVersion) => new GoogleGenAI({ apiKey, httpOptions: { baseUrl, apiVersion } });
const sha256 = (chunks) => createHash('sha256').update(Buffer.concat(chunks)).digest('hex');

// Resolves with one turn after what `say` sends.
const turn = (ai, say) => new Promise((resolve, reject) => {
  const heard = { audio: [], input: '', output: '', usage: undefined };
  let session;
  ai.live.connect({
    model: liveModel,
    config: { responseModalities: [Modality.AUDIO], inputAudioTranscription: {}, outputAudioTranscription: {} },
    callbacks: {
      onmessage: (message) => {
        const content = message.serverContent ?? {};
        for (const part of content.modelTurn?.parts ?? []) heard.audio.push(Buffer.from(part.inlineData.data, 'base64'));
        heard.input += content.inputTranscription?.text ?? '';
        heard.output += content.outputTranscription?.text ?? '';
        if (content.turnComplete) {
          session.close();
          resolve({ ...heard, audio: sha256(heard.audio), tokens: message.usageMetadata?.responseTokenCount });
        }
      },
      onerror: (event) => reject(new Error(event.message)),
      onclose: (event) => reject(new Error(`closed: ${event.code} ${event.reason}`)),
    },
  }).then((opened) => { session = opened; return say(opened); }).catch(reject);
});

const speak = async (session) => {
  const pcm = await readFile(pcmPath);
  for (let at = 0; at < pcm.length; at += 4800) {
    session.sendRealtimeInput({ audio: { data: pcm.subarray(at, at + 4800).toString('base64'), mimeType: 'audio/pcm;rate=24000' } });
  }
  session.sendRealtimeInput({ audioStreamEnd: true });
};

const ai = client('any-key');
const typed = await turn(ai, async (session) => session.sendClientContent({ turns: 'How much does this cost?' }));
const spoken = await turn(ai, speak);

const generated = await ai.models.generateContent({ model: textModel, contents: 'Translate: "만나서 반갑습니다."' });
let streamed = '';
for await (const chunk of await ai.models.generateContentStream({ model: textModel, contents: '만나서 반갑습니다.' })) {
  streamed += chunk.text ?? '';
}
const { totalTokens } = await ai.models.countTokens({ model: textModel, contents: 'How much does this cost?' });
const models = [];
for await (const model of await ai.models.list({ config: { pageSize: 3 } })) models.push(model.name);

const alpha = client('any-key', 'v1alpha');
const token = await alpha.authTokens.create({ config: { uses: 1, liveConnectConstraints: { model: liveModel, config: { outputAudioTranscription: {} } } } });
const constrained = await turn(client(token.name, 'v1alpha'), async (session) => session.sendRealtimeInput({ text: 'How much does this cost?' }));

console.log(JSON.stringify({ typed, spoken, constrained, generated: generated.text, streamed, totalTokens, models }));
process.exit(0);
