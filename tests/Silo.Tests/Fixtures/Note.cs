namespace Interpreter.Silo.Tests.Fixtures;

[GenerateSerializer]
internal sealed class Note
{
    [Id(0)]
    public string Text { get; set; } = "";
}
