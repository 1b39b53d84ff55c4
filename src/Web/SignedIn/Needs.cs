using Zhiheng.Platform.Accounts;
using Zhiheng.Platform.Powers;

namespace Zhiheng.Web.SignedIn;

/// <summary>The power that a page or an operation asks for. One that is neither public nor has this is shut.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NeedsAttribute(Power power) : Attribute
{
    public Power Power { get; } = power;
}

/// <summary>A step of signing in: open to a session at this stage only.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NeedsStageAttribute(Stage stage) : Attribute
{
    public Stage Stage { get; } = stage;
}

public static class NeedsExtensions
{
    public static TBuilder Needs<TBuilder>(this TBuilder builder, Power power)
        where TBuilder : IEndpointConventionBuilder
    {
        builder.Add(endpoint => endpoint.Metadata.Add(new NeedsAttribute(power)));
        return builder;
    }
}
