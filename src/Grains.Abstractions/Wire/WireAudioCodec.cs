using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using Interpreter.Core.Audio;
using Orleans.Serialization;
using Orleans.Serialization.Buffers;
using Orleans.Serialization.Cloning;
using Orleans.Serialization.Codecs;
using Orleans.Serialization.WireProtocol;

namespace Interpreter.Grains.Wire;

/// <summary>Writes audio as its rate and its PCM, from and to pooled frames.</summary>
[RegisterSerializer, RegisterCopier]
internal sealed class WireAudioCodec : IFieldCodec<WireAudio>, IDeepCopier<WireAudio>
{
    // A minute at 48 kHz: what claims more is no message of ours.
    private const uint MaxBytes = 60 * 48_000 * 2;

    public void WriteField<TBufferWriter>(ref Writer<TBufferWriter> writer, uint fieldIdDelta, Type? expectedType, [AllowNull] WireAudio value)
        where TBufferWriter : IBufferWriter<byte>
    {
        if (value is null)
        {
            ReferenceCodec.WriteNullReference(ref writer, fieldIdDelta);
            return;
        }

        ReferenceCodec.MarkValueField(writer.Session);
        var frame = value.Take();
        writer.WriteFieldHeader(fieldIdDelta, expectedType, typeof(WireAudio), WireType.LengthPrefixed);
        writer.WriteVarUInt32((uint)frame.Length + sizeof(int));
        writer.WriteInt32(frame.SampleRate);
        writer.Write(frame.Memory.Span);
        frame.Release();
    }

    [return: MaybeNull]
    public WireAudio ReadValue<TInput>(ref Reader<TInput> reader, Field field)
    {
        if (field.WireType == WireType.Reference)
        {
            return ReferenceCodec.ReadReference<WireAudio, TInput>(ref reader, field);
        }

        ReferenceCodec.MarkValueField(reader.Session);
        field.EnsureWireType(WireType.LengthPrefixed);
        var length = reader.ReadVarUInt32() - (long)sizeof(int);
        if (length is < 0 or > MaxBytes || length % 2 != 0)
        {
            throw new SerializerException($"Audio of {length} bytes: an even number up to {MaxBytes} is taken.");
        }

        var rate = reader.ReadInt32();
        if (rate <= 0)
        {
            throw new SerializerException($"Audio of {rate} Hz: its rate is above 0.");
        }

        var frame = AudioFrame.Rent((int)length, rate);
        reader.ReadBytes(frame.Memory.Span);
        return new(frame);
    }

    /// <summary>Goes from grain to grain as it is, within a silo: it can be taken once in any case.</summary>
    [return: NotNullIfNotNull(nameof(input))]
    public WireAudio? DeepCopy(WireAudio? input, CopyContext context) => input;
}
