using System.Runtime.CompilerServices;
using Interpreter.Core.Audio;

namespace Interpreter.Gemini.Tests.Server;

internal static class AudioFrameReferences
{
    /// <summary>How many hold the frame.</summary>
    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_references")]
    public static extern ref int References(this AudioFrame frame);
}
