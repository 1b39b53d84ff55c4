namespace Zhiheng.Platform.Databases;

/// <summary>One row of a <see cref="KeyedRead{T}"/>, columns by position, whichever the database.</summary>
public interface IRow
{
    string Text(int column);

    string? TextOrNull(int column);

    DateOnly Day(int column);

    DateOnly? DayOrNull(int column);
}
