using System.Globalization;
using SQLitePCL;

namespace Zhiheng.Platform.Databases;

internal sealed class SqliteKeyedRead<T>(SqliteReaders readers, string sql, Func<IRow, T> map)
{
    public Found<T> Find(string key, bool marked)
    {
        var reader = readers.Rent();
        try
        {
            // The mark first: a commit in between makes the rows newer than their mark, which costs a second look, never a stale answer.
            var mark = marked ? reader.Mark() : 0;
            var statement = reader.Statement(sql);
            var rows = Rows(reader, statement, key);
            readers.Return(reader);
            return new Found<T>(rows, mark);
        }
        catch
        {
            reader.Dispose();
            throw;
        }
    }

    private List<T> Rows(SqliteReaders.Reader reader, sqlite3_stmt statement, string key)
    {
        var rows = new List<T>(1);
        reader.Check(raw.sqlite3_bind_text(statement, 1, key));
        var row = new Row(statement);
        int code;
        while ((code = raw.sqlite3_step(statement)) == raw.SQLITE_ROW)
        {
            rows.Add(map(row));
        }

        _ = raw.sqlite3_reset(statement);
        reader.Check(code);
        return rows;
    }

    private sealed class Row(sqlite3_stmt statement) : IRow
    {
        public string Text(int column) => raw.sqlite3_column_text(statement, column).utf8_to_string();

        public string? TextOrNull(int column)
            => raw.sqlite3_column_type(statement, column) == raw.SQLITE_NULL ? null : Text(column);

        public DateOnly Day(int column) => DateOnly.ParseExact(Text(column), ValueTypes.DayFormat, CultureInfo.InvariantCulture);

        public DateOnly? DayOrNull(int column)
            => raw.sqlite3_column_type(statement, column) == raw.SQLITE_NULL ? null : Day(column);
    }
}
