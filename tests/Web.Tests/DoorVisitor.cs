using Zhiheng.Platform.Powers;
using Zhiheng.Web.SignedIn;

namespace Zhiheng.Web.Tests;

/// <summary>Somebody who is signed in and tries doors.</summary>
internal sealed record DoorVisitor(Role Role, string? Region, Guid? Owner, HttpClient Browser, Dictionary<string, string> Hidden, Func<Guid> Number)
{
    /// <summary>Sends the form with a number of its own, as the page would have given it one.</summary>
    public Task<HttpResponseMessage> Post(Form form)
    {
        var fields = Hidden.Where(field => field.Key != FormFields.Once).Concat(form.Fields).Append(new(FormFields.Once, Number().ToString()));
        if (form.File is null)
        {
            return Browser.PostAsync(form.Address, new FormUrlEncodedContent(fields));
        }

        var content = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
        {
            content.Add(new StringContent(value), name);
        }

        content.Add(new ByteArrayContent("调查笔录"u8.ToArray()), form.File, "笔录.txt");
        return Browser.PostAsync(form.Address, content);
    }

    public override string ToString() => $"{Role} {Region}{Owner}";
}
