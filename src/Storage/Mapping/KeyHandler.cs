using System.Data;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Interpreter.Storage.Mapping;

/// <summary>Actors' keys: PostgreSQL's uuid, in SQLite the same as text.</summary>
internal sealed class KeyHandler : SqlMapper.TypeHandler<Guid>
{
    public override void SetValue(IDbDataParameter parameter, Guid value) =>
        parameter.Value = parameter is SqliteParameter ? value.ToString("D") : value;

    public override Guid Parse(object value) => value is Guid key ? key : Guid.Parse((string)value);
}
