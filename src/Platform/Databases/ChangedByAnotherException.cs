namespace Zhiheng.Platform.Databases;

/// <summary>Somebody else changed the record between reading and saving. The page tells the user what changed.</summary>
public sealed class ChangedByAnotherException(string what, Guid id)
    : Exception($"{what} {id} was changed by another.")
{
    public string What { get; } = what;

    public Guid Id { get; } = id;
}
