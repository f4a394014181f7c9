namespace Interpreter.Storage.Migrations;

/// <summary>A script that the database has seen.</summary>
internal sealed record AppliedMigration
{
    public required int Number { get; init; }

    public required string Name { get; init; }

    public required string Checksum { get; init; }
}
