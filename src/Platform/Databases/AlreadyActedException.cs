namespace Zhiheng.Platform.Databases;

/// <summary>The form of this act has been sent before and has acted: nothing was changed a second time.</summary>
public sealed class AlreadyActedException(Guid once) : Exception($"The form {once} has acted already.")
{
    public Guid Once { get; } = once;
}
