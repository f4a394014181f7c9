namespace Interpreter.Web.Tests.Fixtures;

/// <summary>Tests that measure memory, which all tests of the process share.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
