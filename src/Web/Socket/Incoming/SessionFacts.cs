namespace Interpreter.Web.Socket.Incoming;

/// <summary>What of an open session decides how messages are read.</summary>
/// <param name="SampleRate">The rate of the client's audio, in Hz.</param>
/// <param name="IsChat">Whether it is a chat.</param>
/// <param name="IsListened">Whether the client only listens to it.</param>
internal readonly record struct SessionFacts(int SampleRate, bool IsChat = false, bool IsListened = false);
