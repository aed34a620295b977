//! From a judged call to text and JSON.
