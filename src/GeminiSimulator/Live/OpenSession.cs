namespace Interpreter.GeminiSimulator.Live;

/// <summary>The parts of a session that its setup has opened.</summary>
internal sealed record OpenSession(SessionIdentity Identity, LiveSession Session, LiveContext Context, Answerer Answerer);
