using System.Text.Json.Serialization;
using Interpreter.Core.Sessions;

namespace Interpreter.Core.Wire;

[JsonSourceGenerationOptions(IncludeFields = true, IgnoreReadOnlyProperties = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SessionSettings))]
[JsonSerializable(typeof(SessionSnapshot))]
[JsonSerializable(typeof(SessionCommand.Interrupt))]
[JsonSerializable(typeof(SessionCommand.SendText))]
[JsonSerializable(typeof(SessionCommand.Ask))]
[JsonSerializable(typeof(SessionCommand.AskAgain))]
[JsonSerializable(typeof(SessionCommand.ClearHistory))]
[JsonSerializable(typeof(SessionCommand.EndUtterance))]
[JsonSerializable(typeof(SessionCommand.Acknowledge))]
[JsonSerializable(typeof(SessionCommand.Close))]
[JsonSerializable(typeof(SessionOutput.Attached))]
[JsonSerializable(typeof(SessionOutput.StateChanged))]
[JsonSerializable(typeof(SessionOutput.SpeechStateChanged))]
[JsonSerializable(typeof(SessionOutput.InputCaption))]
[JsonSerializable(typeof(SessionOutput.OutputCaption))]
[JsonSerializable(typeof(SessionOutput.Interrupted))]
[JsonSerializable(typeof(SessionOutput.Asked))]
[JsonSerializable(typeof(SessionOutput.TextDelta))]
[JsonSerializable(typeof(SessionOutput.HistoryCleared))]
[JsonSerializable(typeof(SessionOutput.BudgetChanged))]
[JsonSerializable(typeof(SessionOutput.TurnCompleted))]
[JsonSerializable(typeof(SessionOutput.Failed))]
internal sealed partial class SessionJsonContext : JsonSerializerContext;
