namespace Zhiheng.Web.Look;

/// <summary>The address of this request with some of its query values changed: filters, order and page live there, so that they can be kept and sent on.</summary>
public static class Address
{
    public const string Cursor = "cursor";
    public const string Sort = "sort";
    public const string Format = "format";

    /// <summary>Null takes a value out of the address. Whoever changes the order or the filters starts on the first page.</summary>
    public static string With(HttpRequest request, params ReadOnlySpan<(string Name, string? Value)> changes)
    {
        var kept = new List<KeyValuePair<string, string?>>();
        foreach (var (name, values) in request.Query)
        {
            if (!IsChanged(name, changes))
            {
                kept.AddRange(values.Where(value => !string.IsNullOrEmpty(value)).Select(value => KeyValuePair.Create(name, value)));
            }
        }

        foreach (var (name, value) in changes)
        {
            if (value is not null)
            {
                kept.Add(KeyValuePair.Create(name, (string?)value));
            }
        }

        return request.Path.ToUriComponent() + QueryString.Create(kept);
    }

    private static bool IsChanged(string name, ReadOnlySpan<(string Name, string? Value)> changes)
    {
        foreach (var change in changes)
        {
            if (change.Name == name)
            {
                return true;
            }
        }

        return false;
    }
}
