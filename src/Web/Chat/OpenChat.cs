using Interpreter.Core.Sessions;
using Interpreter.Core.Storage;

namespace Interpreter.Web.Chat;

/// <summary>A chat that lives.</summary>
/// <param name="Session">Its actor.</param>
/// <param name="Stored">What was stored of it when it was opened.</param>
internal sealed record OpenChat(ISession Session, ChatSession Stored);
