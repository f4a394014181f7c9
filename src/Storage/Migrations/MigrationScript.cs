using System.Security.Cryptography;
using System.Text;

namespace Interpreter.Storage.Migrations;

/// <summary>A step from one form of the database to the next.</summary>
/// <param name="Number">From 1, without gaps.</param>
/// <param name="Name">The file's name without its ending: <c>0001_accounts</c>.</param>
/// <param name="Sql">The statements.</param>
internal sealed record MigrationScript(int Number, string Name, string Sql)
{
    /// <summary>SHA-256 of the statements, whatever line ends they were checked out with.</summary>
    public string Checksum { get; } =
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql.ReplaceLineEndings("\n"))));
}
